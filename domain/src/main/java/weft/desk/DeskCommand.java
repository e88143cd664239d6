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

/** Every command to the hub. Each is handled by itself and appended at once, all or nothing. */
public sealed interface DeskCommand {
  Provenance provenance();

  /**
   * Commands that share a key are handled one after another; the key is the partnership where it is
   * known.
   */
  Set<String> routingKeys();

  /**
   * One message of an interchange, with all commands that it leads to.
   *
   * @param number counts the interchange's messages from 1
   * @param read type, release, reference and faults as read; outcome {@code APPLIED} unless its
   *     faults forbid that
   * @param partnership null where sender or receiver is unknown
   * @param holdsUnknownParts whether the message is held if it names a part this partnership never
   *     had
   * @param last whether the message is the interchange's last
   * @param document its content in business terms, where the hub keeps it for both partners
   * @param places where the message begins, then where each of its items does, so that a
   *     contradiction can be reported there; null in a command from another version of the hub
   * @param arrived when the interchange arrived, for messages that move goods; otherwise null
   * @param siteNames other names of the buyer's sites in the schedules: GLN, D-U-N-S number, the
   *     partners' own names; null in a command from another version of the hub
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
    /** For a message whose places are unknown. */
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
   * A rerun of one message of a concluded interchange.
   *
   * @param received the interchange as it arrived
   * @param read the result of reading it this time; the commands are those of this reading
   * @param learns whether unknown parts are accepted although the partnership would have the
   *     message held
   * @param reason reported with the result
   * @param correction the corrected interchange that was read instead of the original
   * @param byHand whether a person asked. A person gets a refusal where the rerun is not possible.
   *     An automatic rerun then changes nothing, and records nothing where the result is unchanged
   * @param places as for {@link ApplyMessage}, like {@code arrived} and {@code siteNames}
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
    /** For a message whose places are unknown. */
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

  /** An interchange in which no message was found. */
  record ConcludeUnreadable(Provenance provenance, InterchangeReceived received)
      implements DeskCommand {
    @Override
    public Set<String> routingKeys() {
      return Set.of(received.key().stream());
    }
  }

  /**
   * An interchange that names a sender other than the owner of the channel. It gets a key of its
   * own, so that it never blocks an interchange of the real sender.
   */
  record RefuseSender(Provenance provenance, InterchangeReceived received) implements DeskCommand {
    @Override
    public Set<String> routingKeys() {
      return Set.of(received.key().stream());
    }
  }

  /**
   * Commands of a person or API client, executed all or none. The first is the request itself; the
   * others are its effects on other streams.
   *
   * @param request makes a repetition harmless; null where the caller gave no key
   * @param expectedVersion number of events of the first command's stream that the caller had seen
   *     (If-Match); null to execute whatever the version
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

    /** The stream of the first command, whose version is the answer. */
    public String stream() {
      return commands.getFirst().stream();
    }
  }

  /**
   * The operator registers an organization, partnership or channel. Repeating known data changes
   * nothing, whatever version was seen.
   *
   * @param expectedVersion number of events of the stream that the operator had seen (If-Match);
   *     null to execute whatever the version
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
