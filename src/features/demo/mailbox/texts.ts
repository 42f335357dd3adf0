import { texts } from '../../../platform/text/language.ts';

export const mailboxTexts = texts(
  {
    title: 'Postvak van de demo',
    lead: 'In de demo gaat geen enkele e-mail de deur uit. Hier lees je wat het portaal zou versturen.',
    none: 'Er is nog niets verstuurd. Vraag bijvoorbeeld een wachtwoord op.',
    request: 'Wachtwoord opvragen',
    to: 'Aan',
    from: 'Van',
    sent: 'Verstuurd',
    plain: 'Als platte tekst',
    frame: 'De e-mail zoals de ontvanger haar ziet',
  },
  {
    title: 'Mailbox of the demo',
    lead: 'In the demo no e-mail leaves this machine. Here you read what the portal would send.',
    none: 'Nothing has been sent yet. Request a password, for example.',
    request: 'Request a password',
    to: 'To',
    from: 'From',
    sent: 'Sent',
    plain: 'As plain text',
    frame: 'The e-mail as the receiver sees it',
  },
);
