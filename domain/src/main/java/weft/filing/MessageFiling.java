package weft.filing;

import java.util.List;
import java.util.Set;
import weft.desk.Book;
import weft.desk.DeskCommand.ApplyMessage;
import weft.desk.DeskCommand.RerunMessage;
import weft.desk.Filing;
import weft.event.StreamCommand;
import weft.interchange.Interchange;
import weft.interchange.InterchangeEvent.InterchangeReceived;

/** The rules of this package, as the desk uses them to file interchanges. */
public final class MessageFiling implements Filing {
  private final CertificatesInForce certificates;

  public MessageFiling(CertificatesInForce certificates) {
    this.certificates = certificates;
  }

  @Override
  public Set<String> streams(List<StreamCommand> commands) {
    Set<String> streams = KnownParts.streams(commands);
    streams.addAll(AdvisedShipments.streams(commands));
    return streams;
  }

  @Override
  public Interchange apply(Book book, ApplyMessage message) {
    return new InterchangeDesk(book, message.received(), certificates).apply(message);
  }

  @Override
  public Interchange rerun(Book book, RerunMessage message) {
    return new InterchangeDesk(book, message.received(), certificates).rerun(message);
  }

  @Override
  public Interchange unreadable(Book book, InterchangeReceived received) {
    return new InterchangeDesk(book, received, certificates).concludeUnreadable();
  }

  @Override
  public Interchange foreign(Book book, InterchangeReceived received) {
    return new InterchangeDesk(book, received, certificates).refuseSender();
  }
}
