package weft.interchange;

import java.util.Locale;

/**
 * What can be wrong with an interchange. In JSON the name in lower case with hyphens; {@link
 * #contrl} is the nearest code of the service code list 0085 (ISO 9735) for a CONTRL.
 */
public enum FaultCode {
  // The interchange as a whole
  NOT_EDIFACT(18),
  TOO_LARGE(18),
  TOO_MANY_MESSAGES(16),
  TOO_MANY_FAULTS(18),
  INVALID_SEPARATORS(22),
  /** An IDoc's XML is broken, or has what none of ours may have. */
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
  /** Another value of the segment asks for it (X12 syntax notes P, R, C, L). */
  ELEMENT_REQUIRED(13),
  /** Another value of the segment excludes it (X12 syntax note E). */
  ELEMENT_EXCLUDED(12),
  ELEMENT_TOO_LONG(39),
  ELEMENT_TOO_SHORT(40),
  ELEMENT_NOT_NUMERIC(37),
  CODE_NOT_LISTED(12),
  DATE_INVALID(12),
  TIME_INVALID(12),
  /** A control total that the sender counted or summed is not that of the message. */
  CONTROL_TOTAL(29),
  // Meaning
  PART_UNKNOWN(12),
  SITE_UNKNOWN(12),
  /** A note: it can be meant so, and hardly is. */
  IMPLAUSIBLE(12),
  VALUE_MISSING(13),
  CUMULATIVE_WITHOUT_ANCHOR(12),
  MEANING_UNKNOWN(12),
  /** Quantities of one item in units between which no conversion is agreed. */
  UNITS_DIFFER(12),
  /** Less than nothing is wanted, or ordered. */
  QUANTITY_NEGATIVE(12),
  /** A cumulative is less than one of an earlier date, or (a note) of the release before. */
  CUMULATIVE_FALLS(12),
  /** An item of a schedule stands in the message twice, and each time says otherwise. */
  ITEM_REPEATED(12),
  /** Two lines of an order have one number. */
  LINE_REPEATED(12),
  /** An order has more lines than one may have. */
  TOO_MANY_LINES(16),
  /** It leaves nothing of a firm demand, and does not say that nothing is wanted. */
  DEMAND_VANISHES(12),
  /** A note: its schedule was named otherwise before, and goes on under the new name. */
  SCHEDULE_RENAMED(12),
  /** Of a part that is scheduled under an agreement it names none, so that it may be of another. */
  AGREEMENT_MISSING(12),
  /** A note: the part is scheduled under another agreement, too, and both count. */
  AGREEMENT_ADDED(12),
  /** It was held, and a newer one has taken its place. */
  SUPERSEDED(12),
  /** A note: it is older than what is in force, and changed nothing. */
  RELEASE_LATE(12),
  /** A note: of what was firm less is wanted than before, receipts aside. */
  FIRM_CUT(12),
  /** The release that should have come before is not the one that did (VDA 4905). */
  RELEASE_GAP(12),
  /** It says something else than is known already; recorded for someone to work on. */
  CONTRADICTION(12),
  /** The order that it answers is not known between the two partners. */
  ORDER_UNKNOWN(12),
  /** The shipment that it says was received is not known between the two partners. */
  SHIPMENT_UNKNOWN(12),
  /** A note: what of a shipment is over, missing or wrong is not as the receipt advice says. */
  DIFFERENCE_FOUND(12),
  /** It does not fit the order as that stands. */
  ORDER_CONTRADICTED(12),
  /** It does not answer the schedule as that stands. */
  SCHEDULE_CONTRADICTED(12),
  /** The partner found it, in what we sent. */
  TOLD_BY_PARTNER(18),
  /** The partner's dialect could not do its work on the message. */
  DIALECT_FAILED(18),
  /** The hub itself failed on the message. */
  MEANING_FAILED(18);

  private final int contrl;

  FaultCode(int contrl) {
    this.contrl = contrl;
  }

  /** How it is written in JSON, such as {@code element-too-long}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public int contrl() {
    return contrl;
  }

  /**
   * Whether a message that has it as an error is held, and not rejected: it may well be right, and
   * waits for what it names, for a newer one, or for somebody's word.
   */
  public boolean holds() {
    return switch (this) {
      case UNKNOWN_PARTNER, PART_UNKNOWN, ORDER_UNKNOWN, DEMAND_VANISHES, AGREEMENT_MISSING -> true;
      default -> false;
    };
  }
}
