package weft.edi.answer;

import weft.interchange.FaultCode;

/**
 * The codes of business faults in answers. EDIFACT has no code list for 9321, so the hub uses its
 * own codes (1131 and 3055 are ZZZ). X12 uses the few codes of list 647 that fit, else ZZZ. In
 * both, the text begins with the name of the fault.
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
