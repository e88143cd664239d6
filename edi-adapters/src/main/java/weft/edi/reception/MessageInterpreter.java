package weft.edi.reception;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import weft.desk.DeskCommand.ApplyMessage;
import weft.document.BusinessDocument;
import weft.edi.mapping.Translated;
import weft.edi.mapping.Translator;
import weft.edi.meaning.AskedOnce;
import weft.edi.meaning.words.Correspondents;
import weft.edi.meaning.words.Meaning;
import weft.edi.reader.ReadInterchange;
import weft.edi.reader.ReadMessage;
import weft.edi.reader.text.Envelope;
import weft.edi.reader.text.ReaderOptions;
import weft.event.Provenance;
import weft.event.StreamCommand;
import weft.interchange.InterchangeEvent.InterchangeReceived;
import weft.interchange.MessageResult;
import weft.interchange.MessageResult.Outcome;
import weft.interchange.StatedAt;
import weft.party.Partnership;
import weft.party.PartyCode;
import weft.party.PartyDirectory;

/**
 * Turns the messages of one interchange into commands. Each message uses the directory as it is at
 * that moment.
 *
 * @param receiver the receiver of the envelope; null if that is the hub, so that the messages name
 *     the receiver
 */
record MessageInterpreter(
    PartyDirectory directory,
    Translator translator,
    PartyCode sender,
    @Nullable PartyCode receiver,
    ReadInterchange read,
    ReaderOptions options) {

  /**
   * An interpreted message.
   *
   * @param holds whether the message waits if it names a new part
   * @param document its content in business terms, if it is kept
   * @param acknowledgementHours hours within which its interchange must be acknowledged; null if
   *     there is no such limit
   * @param places the beginning of the message, then the beginning of each item
   * @param siteNames other names of the sites of its schedules
   */
  record Understood(
      MessageResult result,
      @Nullable Partnership partnership,
      List<StreamCommand> commands,
      boolean holds,
      @Nullable BusinessDocument document,
      @Nullable Integer acknowledgementHours,
      List<StatedAt> places,
      Map<String, List<String>> siteNames) {
    /**
     * Creates the command that applies the message.
     *
     * @param last whether it is the last message of its interchange
     * @param arrived arrival time of the interchange; null if the message moves no goods, and in a
     *     dry run
     */
    ApplyMessage asked(
        Provenance.Actor by,
        InterchangeReceived received,
        ReadMessage message,
        boolean last,
        @Nullable Instant arrived) {
      return new ApplyMessage(
          Arrival.provenance(by, received, message.reference(), partnership),
          received,
          message.number(),
          result,
          partnership,
          commands,
          holds,
          last,
          document,
          places,
          arrived,
          siteNames);
    }
  }

  private @Nullable LocalDate prepared() {
    Envelope envelope = read.envelope();
    return envelope == null || envelope.prepared() == null
        ? null
        : envelope.prepared().toLocalDate();
  }

  Understood of(ReadMessage message) {
    boolean sound = read.acceptable();
    var known = new AskedOnce(directory);
    Translated translated =
        sound
            ? translator.translate(
                message, new Correspondents(known, sender, receiver, prepared()), options)
            : new Translated(message, Meaning.NONE);
    Partnership partnership = translated.meaning().partnership();
    Envelope envelope = read.envelope();
    boolean test = envelope != null && envelope.test();
    boolean served = translator.knows(message.type());
    MessageJudgement judgement = MessageJudgement.of(translated, sound, test, served, known);
    var result =
        new MessageResult(
            message.type(),
            message.release(),
            message.reference(),
            judgement.outcome(),
            judgement.faults());
    List<StreamCommand> commands =
        judgement.outcome() == Outcome.APPLIED ? translated.meaning().commands() : List.of();
    return new Understood(
        result,
        partnership,
        commands,
        judgement.holds(),
        judgement.keeps() ? translated.meaning().document() : null,
        partnership == null
            ? null
            : known
                .profile(partnership)
                .map(it -> it.rules().acknowledgementHours(message.type()))
                .orElse(null),
        Places.of(translated.message(), commands),
        OtherSiteNames.of(known, commands));
  }
}
