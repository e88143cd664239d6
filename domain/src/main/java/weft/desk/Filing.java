package weft.desk;

import java.util.List;
import java.util.Set;
import weft.desk.DeskCommand.ApplyMessage;
import weft.desk.DeskCommand.RerunMessage;
import weft.event.StreamCommand;
import weft.interchange.Interchange;
import weft.interchange.InterchangeEvent.InterchangeReceived;

/**
 * Files interchanges for the desk; only the implementation knows what the contexts make of
 * messages. Each method adds the events to the book and returns the interchange's state.
 */
public interface Filing {
  /** Returns the streams that a message touches in addition to those of its commands. */
  Set<String> streams(List<StreamCommand> commands);

  Interchange apply(Book book, ApplyMessage message);

  /**
   * Applies a message again.
   *
   * @throws weft.event.Refused if a person asks for a rerun that is not possible
   */
  Interchange rerun(Book book, RerunMessage message);

  /** Files an interchange in which no message was found. */
  Interchange unreadable(Book book, InterchangeReceived received);

  /** Files an interchange that names a sender other than the owner of the channel. */
  Interchange foreign(Book book, InterchangeReceived received);
}
