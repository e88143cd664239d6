package weft.edi.meaning;

import weft.edi.reader.ReadMessage;

/** Knows what messages of one type mean. */
public interface MessageMeaning {
  Meaning toCommands(ReadMessage message, Correspondents correspondents);
}
