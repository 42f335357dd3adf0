import { meantFor, type Reader } from '../../../access/audience.ts';
import { compose, prepared } from '../../../database/statement.ts';

/** Every question this reader may see, by category and place. */
export const listFaq = prepared((reader: Reader) =>
  compose
    .selectFrom('faq')
    .select([
      'id',
      'category_nl',
      'category_en',
      'question_nl',
      'question_en',
      'answer_nl',
      'answer_en',
      'source',
      'imported_at',
    ])
    .where(meantFor(reader, 'faq'))
    .orderBy('category_nl')
    .orderBy('position')
    .orderBy('question_nl'),
);
