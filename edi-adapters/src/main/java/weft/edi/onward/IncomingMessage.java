package weft.edi.onward;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import weft.edi.meaning.Meanings;
import weft.edi.meaning.words.Correspondents;
import weft.edi.meaning.words.Meaning;
import weft.edi.outbox.LostStatement;
import weft.edi.reader.EdiReader;
import weft.edi.reader.ReadMessage;
import weft.edi.reader.UnreadContent;
import weft.edi.reader.text.ReaderOptions;
import weft.edi.reception.PartnerReading;
import weft.edi.reception.inbox.Inbox;
import weft.interchange.InterchangeEvent.DocumentKept;
import weft.interchange.InterchangeEvent.MessageConcluded;
import weft.interchange.InterchangeEvent.MessageRerun;
import weft.party.Partnership;
import weft.party.PartyDirectory;

/**
 * The original message of a route: its meaning, and the values that the hub did not read.
 *
 * @param unread empty if the partner has a dialect, which reads segments in its own way
 */
record IncomingMessage(Partnership partnership, Meaning meaning, List<LostStatement> unread) {

  /** Null if the event came in no message, or its message cannot be determined. */
  static @Nullable IncomingMessage of(Route route, Inbox inbox, PartyDirectory directory) {
    Optional<Inbox.Item> stored = bytes(route, inbox);
    if (stored.isEmpty()) return null;
    String receiver = route.receiver().value();
    var reading = PartnerReading.options(directory, route.sender(), receiver);
    List<ReadMessage> all = EdiReader.read(stored.get().bytes(), reading).messages();
    int number = number(route.event().payload());
    if (number > all.size()) return null;
    ReadMessage message = all.get(number - 1);
    var between = new Correspondents(directory, route.sender(), route.receiver());
    UnreadContent.note(message);
    Meaning meaning = Meanings.of(message, between);
    Partnership partnership = meaning.partnership();
    if (partnership == null) return null;
    boolean dialect = directory.profile(partnership).filter(it -> it.dialect() != null).isPresent();
    return new IncomingMessage(partnership, meaning, dialect ? List.of() : Losses.unread(message));
  }

  /** The original's content that is missing from the written message. */
  List<LostStatement> lost(Route route, ReaderOptions reading, byte[] written) {
    var back = new Correspondents(new AsNamed(partnership), route.sender(), route.receiver());
    List<Meaning> meant =
        EdiReader.read(written, reading).messages().stream()
            .map(it -> Meanings.of(it, back))
            .toList();
    return Stream.concat(unread.stream(), Losses.unsaid(meaning, meant).stream()).toList();
  }

  private static Optional<Inbox.Item> bytes(Route route, Inbox inbox) {
    if (route.interchange() == null) return Optional.empty();
    UUID arrived = UUID.fromString(route.interchange());
    if (route.event().payload() instanceof MessageRerun it && it.correction() != null)
      return inbox.find(UUID.fromString(it.correction().id()));
    // The hub does not record which of several readings a document comes from.
    boolean unclear = route.event().payload() instanceof DocumentKept it && it.replaces();
    return unclear ? Optional.empty() : inbox.find(arrived);
  }

  private static int number(Object payload) {
    return switch (payload) {
      case MessageConcluded it -> it.number();
      case MessageRerun it -> it.correction() == null ? it.number() : 1;
      case DocumentKept it -> it.number();
      default -> Integer.MAX_VALUE;
    };
  }
}
