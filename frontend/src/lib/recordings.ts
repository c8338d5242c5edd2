/** What was spoken, by name, in this browser and nowhere else. */

const DATABASE = 'recordings';
const SHELF = 'spoken';

export class Recordings {
  async keep(name: string, sound: Blob): Promise<void> {
    await this.shelf('readwrite', (shelf) => shelf.put(sound, name));
  }

  async read(name: string): Promise<Blob | null> {
    const found = await this.shelf<unknown>('readonly', (shelf) => shelf.get(name));
    return found instanceof Blob ? found : null;
  }

  async drop(name: string): Promise<void> {
    await this.shelf('readwrite', (shelf) => shelf.delete(name));
  }

  /** Drop all of them, with the place where they were. */
  forget(): void {
    if (typeof indexedDB !== 'undefined') indexedDB.deleteDatabase(DATABASE);
  }

  private async shelf<T>(mode: IDBTransactionMode, ask: (shelf: IDBObjectStore) => IDBRequest<T>): Promise<T> {
    const database = await opened();
    try {
      return await answered(ask(database.transaction(SHELF, mode).objectStore(SHELF)));
    } finally {
      database.close();
    }
  }
}

function opened(): Promise<IDBDatabase> {
  const request = indexedDB.open(DATABASE, 1);
  request.onupgradeneeded = () => request.result.createObjectStore(SHELF);
  return answered(request);
}

function answered<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('The browser keeps nothing.'));
  });
}
