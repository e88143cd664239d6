package weft.desk;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import weft.document.BusinessDocument;
import weft.event.Provenance;
import weft.event.StreamCommand;
import weft.interchange.Correction;
import weft.interchange.InterchangeEvent.InterchangeReceived;
import weft.interchange.MessageResult;
import weft.interchange.StatedAt;
import weft.language.Text;
import weft.party.Partnership;
import weft.party.PartyEvent;

/** Everything the hub can be told; each is handled alone and appended at once, all or nothing. */
public sealed interface DeskCommand {
  Provenance provenance();

  /** Commands that share a key are handled one after another: a partnership, where one is known. */
  Set<String> routingKeys();

  /**
   * One message of an interchange, with everything it asks of the partnership's streams.
   *
   * @param number counts the interchange's messages from 1
   * @param read type, release, reference and faults as read; outcome {@code APPLIED} unless its
   *     faults forbid that
   * @param partnership null where sender or receiver is not known
   * @param holdsUnknownParts whether the message is held if it names a part this partnership never
   *     had
   * @param last whether the interchange is concluded with it
   * @param document what it says, where it is kept in business words for both partners
   * @param places where the message begins, then where each of its items does, so that what
   *     contradicts is told there; null where a hub of another version asks
   * @param arrived when the interchange did, of what moves goods; null of everything else
   * @param siteNames what else the buyer's sites are called that its schedules name: GLN, D-U-N-S
   *     number, the partners' own names; null where a hub of another version asks
   */
  record ApplyMessage(
      Provenance provenance,
      InterchangeReceived received,
      int number,
      MessageResult read,
      @Nullable Partnership partnership,
      List<StreamCommand> commands,
      boolean holdsUnknownParts,
      boolean last,
      @Nullable BusinessDocument document,
      @Nullable List<StatedAt> places,
      @Nullable Instant arrived,
      @Nullable Map<String, List<String>> siteNames)
      implements DeskCommand {
    /** Of a message whose places are not known. */
    public ApplyMessage(
        Provenance provenance,
        InterchangeReceived received,
        int number,
        MessageResult read,
        @Nullable Partnership partnership,
        List<StreamCommand> commands,
        boolean holdsUnknownParts,
        boolean last,
        @Nullable BusinessDocument document) {
      this(
          provenance,
          received,
          number,
          read,
          partnership,
          commands,
          holdsUnknownParts,
          last,
          document,
          null,
          null,
          null);
    }

    @Override
    public Set<String> routingKeys() {
      return Set.of(partnership == null ? received.key().stream() : partnership.toString());
    }
  }

  /**
   * One message of a concluded interchange once more.
   *
   * @param received the interchange as it arrived
   * @param read as read this time, and the commands it asks for this time
   * @param learns whether its parts are taken though the partnership would have it held
   * @param reason told with the result
   * @param correction what was read instead of what had arrived
   * @param byHand whether a person asks, who is told why it cannot be; what the hub does by itself
   *     changes nothing then, and records nothing where the result stays the same
   * @param places as of a message that is applied, {@code arrived} and {@code siteNames} likewise
   */
  record RerunMessage(
      Provenance provenance,
      InterchangeReceived received,
      int number,
      MessageResult read,
      @Nullable Partnership partnership,
      List<StreamCommand> commands,
      boolean holdsUnknownParts,
      boolean learns,
      Text reason,
      @Nullable Correction correction,
      boolean byHand,
      @Nullable BusinessDocument document,
      @Nullable List<StatedAt> places,
      @Nullable Instant arrived,
      @Nullable Map<String, List<String>> siteNames)
      implements DeskCommand {
    /** Of a message whose places are not known. */
    public RerunMessage(
        Provenance provenance,
        InterchangeReceived received,
        int number,
        MessageResult read,
        @Nullable Partnership partnership,
        List<StreamCommand> commands,
        boolean holdsUnknownParts,
        boolean learns,
        Text reason,
        @Nullable Correction correction,
        boolean byHand,
        @Nullable BusinessDocument document) {
      this(
          provenance,
          received,
          number,
          read,
          partnership,
          commands,
          holdsUnknownParts,
          learns,
          reason,
          correction,
          byHand,
          document,
          null,
          null,
          null);
    }

    @Override
    public Set<String> routingKeys() {
      return Set.of(partnership == null ? received.key().stream() : partnership.toString());
    }
  }

  /** An interchange in which no message could be found. */
  record ConcludeUnreadable(Provenance provenance, InterchangeReceived received)
      implements DeskCommand {
    @Override
    public Set<String> routingKeys() {
      return Set.of(received.key().stream());
    }
  }

  /**
   * An interchange that names another than its owner as sender; its key is its own, so it never
   * blocks the true sender's.
   */
  record RefuseSender(Provenance provenance, InterchangeReceived received) implements DeskCommand {
    @Override
    public Set<String> routingKeys() {
      return Set.of(received.key().stream());
    }
  }

  /**
   * A person's or API client's commands, all taken or none: the first is what was asked, the others
   * are what it means for other streams.
   *
   * @param request makes a repetition harmless; null where the caller gave no key
   * @param expectedVersion events the caller had seen of the first command's stream (If-Match);
   *     null: it is said whatever stands
   * @param commands at least one
   */
  record Ask(
      Provenance provenance,
      @Nullable RequestKey request,
      @Nullable Long expectedVersion,
      List<StreamCommand> commands)
      implements DeskCommand {
    public Ask(
        Provenance provenance,
        @Nullable RequestKey request,
        long expectedVersion,
        StreamCommand command) {
      this(provenance, request, expectedVersion, List.of(command));
    }

    @Override
    public Set<String> routingKeys() {
      Set<String> keys = new TreeSet<>();
      for (StreamCommand it : commands) keys.addAll(it.routingKeys());
      return keys;
    }

    /** The stream that is asked in the first place, whose version is the answer. */
    public String stream() {
      return commands.getFirst().stream();
    }
  }

  /**
   * The operator's word on who takes part. Saying again what is known changes nothing, whatever
   * version was seen.
   *
   * @param expectedVersion events the operator had seen of the stream (If-Match); null: it is said
   *     whatever stands
   */
  record Introduce(Provenance provenance, PartyEvent event, @Nullable Long expectedVersion)
      implements DeskCommand {
    @Override
    public Set<String> routingKeys() {
      return Set.of(stream());
    }

    public String stream() {
      return PartyStreams.of(event);
    }
  }
}
