package weft.desk;

import java.util.List;
import java.util.Set;
import weft.desk.DeskCommand.ApplyMessage;
import weft.desk.DeskCommand.RerunMessage;
import weft.event.StreamCommand;
import weft.interchange.Interchange;
import weft.interchange.InterchangeEvent.InterchangeReceived;

/**
 * Who files interchanges for the desk: it alone knows what the contexts make of messages. Each
 * method adds to the book what is to be recorded, and answers the interchange's state.
 */
public interface Filing {
  /** The streams that such a message touches beside those of its commands. */
  Set<String> streams(List<StreamCommand> commands);

  Interchange apply(Book book, ApplyMessage message);

  /**
   * Takes a message up once more.
   *
   * @throws weft.event.Refused where a person asks for what cannot be
   */
  Interchange rerun(Book book, RerunMessage message);

  /** One in which no message could be found. */
  Interchange unreadable(Book book, InterchangeReceived received);

  /** One that names another than its owner as sender. */
  Interchange foreign(Book book, InterchangeReceived received);
}
