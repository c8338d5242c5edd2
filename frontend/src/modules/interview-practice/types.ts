/** Interview practice in the words of the site's own schema. */
import type { components } from '../../api/schema';

type Schemas = components['schemas'];

export type Question = Schemas['InterviewQuestionOut'];
export type Part = Schemas['AnswerPartOut'];
export type Questions = Schemas['InterviewQuestionsOut'];
export type Mock = Schemas['MockInterviewOut'];
export type Answered = Schemas['InterviewAnsweredOut'];
export type AnswerRequest = Schemas['InterviewAnswerInRequest'];

/** An answer that was judged by its author: what `interview-question` tells its page. */
export interface Judged {
  met: string[];
  seconds: number;
}
