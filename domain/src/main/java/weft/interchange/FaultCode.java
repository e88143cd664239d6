package weft.interchange;

import java.util.Locale;

/**
 * The kinds of faults in an interchange. The JSON code is the name in lower case with hyphens;
 * {@link #contrl} is the nearest code of service code list 0085 (ISO 9735) for a CONTRL.
 */
public enum FaultCode {
  // The interchange as a whole
  NOT_EDIFACT(18),
  TOO_LARGE(18),
  TOO_MANY_MESSAGES(16),
  TOO_MANY_FAULTS(18),
  INVALID_SEPARATORS(22),
  /** The XML of an IDoc is not well-formed or uses forbidden constructs. */
  NOT_WELL_FORMED(18),
  SYNTAX_NOT_SUPPORTED(2),
  CHARSET_NOT_SUPPORTED(46),
  ENVELOPE_MISSING(13),
  LEADING_DATA(33),
  TRAILING_DATA(33),
  NO_MESSAGE(32),
  TRAILER_MISSING(13),
  WRONG_COUNT(29),
  WRONG_REFERENCE(28),
  OUTSIDE_MESSAGE(33),
  DUPLICATE_MESSAGE(26),
  DUPLICATE_INTERCHANGE(26),
  REFERENCE_REUSED(26),
  UNKNOWN_PARTNER(23),
  SENDER_MISMATCH(23),
  NOT_FOR_US(7),
  TEST_INTERCHANGE(25),
  // Characters
  TERMINATOR_MISSING(22),
  SEGMENT_TOO_LONG(16),
  LINE_BREAK(21),
  UNDECODABLE(21),
  CHARACTER_NOT_ALLOWED(21),
  // Messages
  MESSAGE_UNKNOWN(17),
  WRONG_GROUP(17),
  RELEASE_UNKNOWN(17),
  SEGMENT_UNKNOWN(15),
  SEGMENT_MISSING(13),
  GROUP_MISSING(13),
  SEGMENT_UNEXPECTED(15),
  SEGMENT_REPEATED(35),
  GROUP_REPEATED(36),
  SEGMENT_EMPTY(13),
  // Elements
  ELEMENT_MISSING(13),
  ELEMENT_UNEXPECTED(16),
  ELEMENT_REPEATED(35),
  /** Required because of another value of the segment (X12 syntax notes P, R, C, L). */
  ELEMENT_REQUIRED(13),
  /** Excluded by another value of the segment (X12 syntax note E). */
  ELEMENT_EXCLUDED(12),
  ELEMENT_TOO_LONG(39),
  ELEMENT_TOO_SHORT(40),
  ELEMENT_NOT_NUMERIC(37),
  CODE_NOT_LISTED(12),
  DATE_INVALID(12),
  TIME_INVALID(12),
  /** The sender's control total does not match the message. */
  CONTROL_TOTAL(29),
  // Meaning
  PART_UNKNOWN(12),
  SITE_UNKNOWN(12),
  /** A note: possible, but probably not intended. */
  IMPLAUSIBLE(12),
  VALUE_MISSING(13),
  CUMULATIVE_WITHOUT_ANCHOR(12),
  MEANING_UNKNOWN(12),
  /** One item has quantities in units for which no conversion is agreed. */
  UNITS_DIFFER(12),
  /** A requested or ordered quantity is below zero. */
  QUANTITY_NEGATIVE(12),
  /**
   * A cumulative quantity is less than one of an earlier date, or (a note) of the release before.
   */
  CUMULATIVE_FALLS(12),
  /** The message contains an item of a schedule twice, with different content. */
  ITEM_REPEATED(12),
  /** Two lines of an order have the same number. */
  LINE_REPEATED(12),
  /** An order has more lines than allowed. */
  TOO_MANY_LINES(16),
  /** The item removes a whole firm demand without stating that nothing is wanted. */
  DEMAND_VANISHES(12),
  /** A note: the schedule had another name before and continues under the new one. */
  SCHEDULE_RENAMED(12),
  /**
   * The item names no agreement, although the part is scheduled under one, so it may belong to
   * another.
   */
  AGREEMENT_MISSING(12),
  /** A note: the part is also scheduled under another agreement, and both count. */
  AGREEMENT_ADDED(12),
  /** The message was held, and a newer one replaced it. */
  SUPERSEDED(12),
  /** A note: the release is older than the one in force and changed nothing. */
  RELEASE_LATE(12),
  /** A note: less is firm than before, apart from receipts. */
  FIRM_CUT(12),
  /** A note: the release names a predecessor other than the last release received (VDA 4905). */
  RELEASE_GAP(12),
  /** The message contradicts known data; it is recorded for a person to resolve. */
  CONTRADICTION(12),
  /** The partners have no such order, which the message answers. */
  ORDER_UNKNOWN(12),
  /** The partners have no such shipment, which the message reports as received. */
  SHIPMENT_UNKNOWN(12),
  /**
   * A note: the recorded surplus, missing or wrong goods of a shipment differ from the receipt
   * advice.
   */
  DIFFERENCE_FOUND(12),
  /** The message does not fit the current state of the order. */
  ORDER_CONTRADICTED(12),
  /** The message does not fit the current state of the schedule. */
  SCHEDULE_CONTRADICTED(12),
  /** The partner reported the fault in a message of the hub. */
  TOLD_BY_PARTNER(18),
  /** The partner's dialect failed on the message. */
  DIALECT_FAILED(18),
  /** The hub itself failed on the message. */
  MEANING_FAILED(18);

  private final int contrl;

  FaultCode(int contrl) {
    this.contrl = contrl;
  }

  /** The code in JSON, such as {@code element-too-long}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public int contrl() {
    return contrl;
  }

  /**
   * Whether an error of this kind holds the message instead of rejecting it: the message may be
   * right, and waits for the missing object, for a newer message, or for a person's decision.
   */
  public boolean holds() {
    return switch (this) {
      case UNKNOWN_PARTNER, PART_UNKNOWN, ORDER_UNKNOWN, DEMAND_VANISHES, AGREEMENT_MISSING -> true;
      default -> false;
    };
  }
}
