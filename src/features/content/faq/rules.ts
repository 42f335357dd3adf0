import { choose } from '../../../platform/text/choose.ts';
import type { Language } from '../../../platform/text/language.ts';
import { matchesWords } from '../../../platform/text/match.ts';
import { wordsOf } from '../../../platform/text/rich-text.ts';
import type { Question } from './views.tsx';

type Row = {
  id: string;
  category_nl: string;
  category_en: string | null;
  question_nl: string;
  question_en: string | null;
  answer_nl: string;
  answer_en: string | null;
};

/** A row in the reader's language. */
export function questionOf(row: Row, language: Language): Question {
  const category = choose(language, row.category_nl, row.category_en);
  const question = choose(language, row.question_nl, row.question_en);
  const answer = choose(language, row.answer_nl, row.answer_en);
  return { id: row.id, category: category.text, question: question.text, answer: answer.text, lang: question.lang };
}

/** Questions in which every word of `search` stands, those with the words in the question itself first. */
export function matching(questions: readonly Question[], search: string): readonly Question[] {
  if (search === '') return questions;
  return questions
    .map((question) => ({
      question,
      found: matchesWords(search, `${question.question} ${question.category} ${wordsOf(question.answer)}`),
      inTitle: matchesWords(search, question.question),
    }))
    .filter(({ found }) => found)
    .sort((a, b) => Number(b.inTitle) - Number(a.inTitle))
    .map(({ question }) => question);
}
