package weft.edi.answer;

import weft.interchange.FaultCode;

/**
 * What business faults are called in answers. EDIFACT has no list for 9321, so these codes are ours
 * (1131 and 3055 are ZZZ); of X12's list 647 the few that fit are used, else ZZZ. The fault's own
 * name stands in front of the words in both.
 */
final class AdviceCodes {
  private AdviceCodes() {}

  /** Data element 9321, at most eight characters. */
  static String edifact(FaultCode code) {
    return switch (code) {
      case UNKNOWN_PARTNER -> "PARTNER";
      case SENDER_MISMATCH -> "SENDER";
      case PART_UNKNOWN -> "PART";
      case SITE_UNKNOWN -> "SITE";
      case VALUE_MISSING -> "MISSING";
      case CUMULATIVE_WITHOUT_ANCHOR -> "NOANCHOR";
      case ORDER_UNKNOWN -> "ORDER";
      case CONTRADICTION, ORDER_CONTRADICTED, SCHEDULE_CONTRADICTED -> "CONFLICT";
      case DIALECT_FAILED -> "DIALECT";
      case MEANING_FAILED -> "HUB";
      default -> "VALUE";
    };
  }

  /** Data element 647: 007 missing data, 011 not matching, 848 incorrect data, ZZZ agreed. */
  static String x12(FaultCode code) {
    return switch (code) {
      case VALUE_MISSING -> "007";
      case CONTRADICTION, ORDER_CONTRADICTED, SCHEDULE_CONTRADICTED -> "011";
      case UNKNOWN_PARTNER,
          SENDER_MISMATCH,
          PART_UNKNOWN,
          SITE_UNKNOWN,
          ORDER_UNKNOWN,
          ELEMENT_NOT_NUMERIC,
          DATE_INVALID,
          TIME_INVALID,
          CODE_NOT_LISTED ->
          "848";
      default -> "ZZZ";
    };
  }
}
