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
 * @param kind for the whole: {@code received}, {@code stored}, {@code read}, {@code concluded}; for
 *     one message: {@code message}, {@code rerun} (also for the whole where its reference was used
 *     before); for an answer by the hub: "answered", "delivered". For an outgoing interchange
 *     {@code written}, {@code unwritten}, {@code sent}, {@code delivered}, {@code failed}, {@code
 *     dead}; {@code judged} by the partner; {@code resent}, {@code rewritten} on request
 * @param times how often the step happened in a row
 * @param until when it last happened, where it happened more than once
 * @param cause in a sentence
 * @param number counts the interchange's messages from 1; null: the whole
 * @param message its reference
 * @param outcome of the message, or of the whole
 * @param by the person who did it; a partner sees only the party
 * @param reason the person's reason, or why the hub did it automatically
 * @param learned whether unknown parts were accepted
 * @param correction the interchange that was read instead of the one that arrived
 * @param changes the differences of the correction, for its sender and the operator
 * @param answer the interchange that the hub wrote; for an outgoing one, the interchange that it
 *     answers, or the partner's judgement
 * @param lost for a forwarded message: the statements of the received message that it does not
 *     contain
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
   * Segments that replace others; either list may be empty.
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

  /** The same step for a forwarded message that loses some statements. */
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
