package weft.api.edi;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.edi.outbox.LostStatement;
import weft.event.Provenance;
import weft.interchange.InterchangeEvent.MessageRerun;
import weft.interchange.MessageResult;
import weft.language.Text;

/**
 * One step of an interchange's life, with its time and cause. This record is the JSON.
 *
 * @param kind {@code received}, {@code stored}, {@code read}, {@code concluded} of the whole;
 *     {@code message}, {@code rerun} of one message, or of the whole where its reference was used;
 *     "answered", "delivered" of what the hub wrote in answer. Of what goes out {@code written},
 *     {@code unwritten}, {@code sent}, {@code delivered}, {@code failed}, {@code dead}; {@code
 *     judged} by the partner; {@code resent}, {@code rewritten} where somebody asked for it
 * @param times so often, one behind the other
 * @param until when last, where that was more than once
 * @param cause in a sentence
 * @param number counts the interchange's messages from 1; null: of the whole
 * @param message its reference
 * @param outcome what became of the message, or of the whole
 * @param by who did it; a partner is told the party alone
 * @param reason a person's words, or why the hub did it by itself
 * @param learned whether parts not seen before were taken
 * @param correction the interchange that was read in the place of the one that arrived
 * @param changes what is other in that, for its sender and the operator
 * @param answer the interchange that the hub wrote; of one that goes out, the one it answers, or in
 *     which the partner judged it
 * @param lost of a message that goes on to the other partner: what it does not say of the one that
 *     came
 */
record LifeStep(
    String kind,
    Instant at,
    int times,
    @Nullable Instant until,
    Text cause,
    @Nullable Integer number,
    @Nullable String message,
    @Nullable String outcome,
    Provenance.@Nullable Actor by,
    @Nullable Text reason,
    boolean learned,
    @Nullable String correction,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Change> changes,
    @Nullable String answer,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<LostStatement> lost) {

  /**
   * Segments that stand in the place of others; either list may be empty.
   *
   * @param segment the first of them in the correction, counted from UNB or ISA = 1
   */
  record Change(int segment, List<String> before, List<String> after) {}

  static LifeStep whole(
      String kind,
      Instant at,
      Text cause,
      @Nullable String outcome,
      Provenance.@Nullable Actor by) {
    return new LifeStep(
        kind, at, 1, null, cause, null, null, outcome, by, null, false, null, List.of(), null,
        List.of());
  }

  static LifeStep afterAll(Instant at, Text reason, Provenance.Actor by) {
    return new LifeStep(
        "rerun",
        at,
        1,
        null,
        LifeTexts.AFTER_ALL,
        null,
        null,
        null,
        by,
        reason,
        false,
        null,
        List.of(),
        null,
        List.of());
  }

  static LifeStep answer(String kind, Instant at, Text cause, String id) {
    return new LifeStep(
        kind, at, 1, null, cause, null, null, null, null, null, false, null, List.of(), id,
        List.of());
  }

  /** The same of what goes on to the other partner and does not say all. */
  LifeStep losing(List<LostStatement> what) {
    return new LifeStep(
        kind,
        at,
        times,
        until,
        cause,
        number,
        message,
        outcome,
        by,
        reason,
        learned,
        correction,
        changes,
        answer,
        what);
  }

  static LifeStep message(
      Instant at, int number, MessageResult result, Text cause, Provenance.@Nullable Actor by) {
    return new LifeStep(
        "message",
        at,
        1,
        null,
        cause,
        number,
        result.reference(),
        result.outcome().name().toLowerCase(java.util.Locale.ROOT),
        by,
        null,
        false,
        null,
        List.of(),
        null,
        List.of());
  }

  static LifeStep rerun(
      Instant at,
      MessageRerun it,
      Text cause,
      Provenance.@Nullable Actor by,
      List<Change> changes) {
    return new LifeStep(
        "rerun",
        at,
        1,
        null,
        cause,
        it.number(),
        it.result().reference(),
        it.result().outcome().name().toLowerCase(java.util.Locale.ROOT),
        by,
        it.reason(),
        it.learned(),
        it.correction() == null ? null : it.correction().id(),
        changes,
        null,
        List.of());
  }
}
