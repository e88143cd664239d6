package weft.api.description;

import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/**
 * Texts of parameters that many operations share. A controller's own description takes precedence.
 */
final class ParameterTexts {
  private static final Map<String, String> TEXTS =
      Map.ofEntries(
          Map.entry(
              "id",
              "The id as lists give it: base64url of the stream id, or an interchange's UUID."),
          Map.entry(
              "as",
              "The side to read as, for a party that both buys and sells; default: the caller's"
                  + " default side. An auditor reads what was granted to it."),
          Map.entry("schedule", "Only lines of this delivery schedule: its id."),
          Map.entry(
              "part", "Only this part. For call-offs, any piece of its number or description."),
          Map.entry("buyer", "Only with this buyer: a party's code."),
          Map.entry("supplier", "Only with this supplier: a party's code."),
          Map.entry("site", "Only for this receiving site: its code."),
          Map.entry("message", "The message's place in its interchange; the first is 1."),
          Map.entry(
              "number",
              "For lists: only orders or documents whose number contains this. For a chain: the"
                  + " number of the order or agreement."),
          Map.entry(
              "kind",
              "Only this kind. Alerts: overdue-theirs, overdue-ours, sequence-gap,"
                  + " reference-reused, rejected-by-partner, message-held, message-contradicted,"
                  + " firm-cut, set-aside, certificate-expires, goods-open-again, count-ruled."
                  + " Documents: order-response, call-off, despatch-advice, receipt-advice,"
                  + " stock-report, test-results, nonconformance, invoice, self-billed-invoice,"
                  + " credit-note, self-billed-credit-note, debit-note, other-invoice."),
          Map.entry("interchange", "Only rows that this interchange brought: its id."),
          Map.entry("order", "Only rows that belong to the order with this number."),
          Map.entry(
              "segment",
              "Only changes by this segment; if it made none, those by the item that it belongs to."
                  + " For a segment before the first item, the changes by the whole message. UNB or"
                  + " ISA is 1."),
          Map.entry("since", "The first day, in UTC; default: 29 days before the last."),
          Map.entry("until", "The last day, in UTC; default: today."),
          Map.entry(
              "state",
              "Only this state. Call-offs: open, committed, short, changed. Orders: open, proposed,"
                  + " answered, confirmed, refused, cancelled. Alerts: open, ended."),
          Map.entry(
              "changed",
              "true: only lines whose `change` is not `same`, including all lines of a first"
                  + " release; false: only lines whose `change` is `same`."),
          Map.entry("dueFrom", "Only lines due on this day or later."),
          Map.entry("dueUntil", "Only lines due on this day or earlier."),
          Map.entry(
              "silentFrom",
              "Only lines that count as accepted without an answer at this moment or later, as the"
                  + " partners agreed."),
          Map.entry(
              "silentUntil",
              "Only lines that count as accepted without an answer at this moment or earlier."),
          Map.entry(
              "limit",
              "The most items on a page: 1 to 500; default: 50. The hub replaces a smaller or"
                  + " larger value by the nearest allowed one."),
          Map.entry(
              "cursor",
              "Continues a list: `next` of the previous page, with the same list, party and side."),
          Map.entry(
              "asOf",
              "An instant in the past (ISO 8601): shows what the hub knew then. Default: now."),
          Map.entry(
              "at",
              "A position, instead of `asOf`: what was known once the event there was recorded; the"
                  + " same answer for ever."),
          Map.entry(
              "atLeast",
              "A position, such as the `position` of the caller's own write. The answer includes"
                  + " every event up to it; the hub waits for them, at most a second."),
          Map.entry("release", "The release to show, with `against`; `call-off/7` is call-off 7."),
          Map.entry("against", "The release to compare with, with `release`."),
          Map.entry(
              "outcome",
              "Only these. In: accepted, partly, rejected, held, pending, contradicted (at least"
                  + " one message). Out: waiting, sent, delivered, failed, dead, unwritten; or"
                  + " acknowledged or rejected, once the partner answered."),
          Map.entry(
              "partner",
              "Only interchanges, or alerts about them, that this party sends or receives or that"
                  + " concern it: its code."),
          Map.entry(
              "direction",
              "in: interchanges that a party sent; out: interchanges that the hub wrote, with the"
                  + " state of their delivery, which `asOf` cannot show. Default: both."),
          Map.entry(
              "type", "Only interchanges with a message whose type begins with this: DELFOR, ORD."),
          Map.entry("reference", "Only interchanges whose control reference contains this."),
          Map.entry(
              "inAnswerTo", "Only interchanges that the hub wrote in answer to this one: its id."),
          Map.entry("version", "This version, counted from 1; default: the one in force."),
          Map.entry("reason", "The reason, in 1 to 500 characters. Both partners can read it."),
          Map.entry(
              "charset",
              "The charset to decode with, such as GB18030; default: the one that the partner"
                  + " writes in."),
          Map.entry("faulty", "true: only segments with faults."),
          Map.entry("from", "The number of the first segment to list; UNB or ISA is 1."),
          Map.entry(
              "If-Match",
              "The version that the caller saw, from `ETag`: \"12\". If the object has changed"
                  + " since, the hub refuses the write with 412."),
          Map.entry(
              "Idempotency-Key",
              "1 to 200 characters that the caller chooses, new for each request. A repetition with"
                  + " the same body gets the first answer and changes nothing; this has no time"
                  + " limit."),
          Map.entry("view", "The view's name, such as call-off-board."),
          Map.entry(
              "after",
              "Continues after this: `next` of the previous page, or the id of any change, from a"
                  + " page or a server-sent event. 0 begins with everything that is known. Without"
                  + " it the page is empty, and its `next` continues from now."),
          Map.entry(
              "Last-Event-ID",
              "Continues after the event with this id, or after `next` of a page of changes;"
                  + " default: from now on."));
  private static final Map<String, List<String>> VALUES =
      Map.of("as", List.of("buyer", "supplier"), "direction", List.of("in", "out"));

  private ParameterTexts() {}

  /**
   * Adds the text to a parameter.
   *
   * @throws IllegalStateException if it has no text yet
   */
  static void describe(Parameter it) {
    String text = it.getDescription() != null ? it.getDescription() : TEXTS.get(it.getName());
    if (text == null) throw new IllegalStateException("Say what the parameter means: " + it);
    it.setDescription(text);
    List<String> values = VALUES.get(it.getName());
    // Creates a new schema, because all parameters of a type share the existing one.
    boolean own = it.getSchema() != null && it.getSchema().getEnum() != null;
    if (values != null && !own) it.setSchema(text(values));
    if (it.getName().equals("limit")) it.setSchema(limit());
  }

  private static Schema<?> text(List<String> values) {
    var schema = new Schema<String>();
    schema.addType("string");
    schema.setEnum(values);
    return schema;
  }

  private static Schema<?> limit() {
    var schema = new Schema<Integer>();
    schema.addType("integer");
    schema.setMinimum(BigDecimal.ONE);
    schema.setMaximum(BigDecimal.valueOf(500));
    schema.setDefault(50);
    return schema;
  }
}
