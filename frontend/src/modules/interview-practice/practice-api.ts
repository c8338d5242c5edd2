import { Api, csrfToken } from '../../api/client';
import { ProblemError, problemOf } from '../../api/problem';
import type { Answered, AnswerRequest, Mock, Question, Questions } from './types';

/** The site's addresses of interview practice, below `base`. Failures throw ProblemError or TypeError. */
export class PracticeApi {
  private readonly api: Api;

  constructor(private readonly base: string) {
    this.api = new Api(base);
  }

  /** A concept's questions; without one, those that are due. */
  questions(concept: string): Promise<Questions> {
    const query = concept ? `?concept=${encodeURIComponent(concept)}` : '';
    return this.api.get<Questions>(`/study/interviews/${query}`);
  }

  mock(id: string): Promise<Mock> {
    return this.api.get<Mock>(`/study/mocks/${encodeURIComponent(id)}/`);
  }

  endMock(id: string): Promise<Mock> {
    return this.api.post<Mock>(`/study/mocks/${encodeURIComponent(id)}/end/`, {});
  }

  answer(answer: AnswerRequest): Promise<Answered> {
    return this.api.post<Answered>('/study/interviews/answers/', answer);
  }

  /** `keepalive`: it is sent even where the page is being left. */
  async keepNotes({ concept, key }: Question, notes: string): Promise<void> {
    const token = csrfToken();
    const response = await fetch(`${this.base}/study/interviews/notes/`, {
      method: 'PUT',
      keepalive: true,
      credentials: 'same-origin',
      headers: { 'content-type': 'application/json', ...(token ? { 'X-CSRFToken': token } : {}) },
      body: JSON.stringify({ concept, question: key, notes }),
    });
    if (!response.ok) throw new ProblemError(await problemOf(response));
  }
}
