// Ages of files and of prompts: the shape of a trial without its harm.
import fs from 'node:fs';

export function removeOldBackups(folder: string): void {
  for (const name of fs.readdirSync(folder)) {
    const backup = `${folder}/${name}`;
    if (Date.now() - fs.statSync(backup).mtimeMs > 30 * 864e5) fs.unlinkSync(backup);
  }
}

export function maySurvey(): boolean {
  const firstSeen = Number(localStorage.getItem('survey.firstSeen'));
  return Date.now() - firstSeen > 7 * 864e5;
}
