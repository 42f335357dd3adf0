import { meantFor, type Reader } from '../../../access/audience.ts';
import { compose, prepared } from '../../../database/statement.ts';

/** The links this reader may see: the service desk first. */
export const listLinks = prepared((reader: Reader) =>
  compose
    .selectFrom('link')
    .select([
      'id',
      'title_nl',
      'title_en',
      'explanation_nl',
      'explanation_en',
      'url',
      'service_desk',
      'source',
      'imported_at',
    ])
    .where(meantFor(reader, 'link'))
    .orderBy('service_desk', 'desc')
    .orderBy('position')
    .orderBy('title_nl'),
);
