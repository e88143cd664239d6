package weft.edi;

import org.jspecify.annotations.Nullable;
import weft.interchange.Fault;
import weft.interchange.FaultCode;

/**
 * Translates faults into the code lists of the X12 acknowledgements: TA1, AK3/IK3, AK4/IK4 and
 * AK5/IK5.
 */
final class X12Codes {
  private X12Codes() {}

  /** TA105, data element I18. */
  static String interchange(Fault fault) {
    return switch (fault.code()) {
      case WRONG_REFERENCE -> isTrailer(fault) ? "001" : "024";
      case WRONG_COUNT, NO_MESSAGE -> isTrailer(fault) ? "021" : "024";
      case TRAILER_MISSING -> isTrailer(fault) ? "023" : "024";
      case SYNTAX_NOT_SUPPORTED -> "003";
      case INVALID_SEPARATORS -> "027";
      case UNKNOWN_PARTNER, SENDER_MISMATCH -> "006";
      case NOT_FOR_US -> "008";
      case DUPLICATE_INTERCHANGE, REFERENCE_REUSED -> "025";
      case TEST_INTERCHANGE -> "020";
      default -> element(fault.element());
    };
  }

  private static boolean isTrailer(Fault fault) {
    return "IEA".equals(fault.tag());
  }

  private static String element(@Nullable String label) {
    if (label == null) return "024";
    return switch (label) {
      case "ISA01" -> "010";
      case "ISA02" -> "011";
      case "ISA03" -> "012";
      case "ISA04" -> "013";
      case "ISA05" -> "005";
      case "ISA06" -> "006";
      case "ISA07" -> "007";
      case "ISA08" -> "008";
      case "ISA09" -> "014";
      case "ISA10" -> "015";
      case "ISA11" -> "016";
      case "ISA12" -> "017";
      case "ISA13", "IEA02" -> "018";
      case "ISA14" -> "019";
      case "ISA15" -> "020";
      case "ISA16" -> "027";
      case "IEA01" -> "021";
      default -> "024";
    };
  }

  /** AK304, IK304: the fault of a segment as a whole. */
  static String segment(FaultCode code) {
    return switch (code) {
      case SEGMENT_UNKNOWN -> "1";
      case SEGMENT_UNEXPECTED -> "7";
      case SEGMENT_MISSING, GROUP_MISSING -> "3";
      case GROUP_REPEATED -> "4";
      case SEGMENT_REPEATED -> "5";
      default -> "8";
    };
  }

  /** AK403, IK403: the fault of an element. */
  static String element(FaultCode code) {
    return switch (code) {
      case ELEMENT_MISSING, VALUE_MISSING -> "1";
      case ELEMENT_REQUIRED -> "2";
      case ELEMENT_UNEXPECTED, ELEMENT_REPEATED -> "3";
      case ELEMENT_TOO_SHORT -> "4";
      case ELEMENT_TOO_LONG -> "5";
      case CODE_NOT_LISTED, CONTROL_TOTAL -> "7";
      case DATE_INVALID -> "8";
      case TIME_INVALID -> "9";
      case ELEMENT_EXCLUDED -> "10";
      default -> "6";
    };
  }

  /** AK502, IK502: the fault of a set as a whole; 5 if its segments have faults. */
  static String set(FaultCode code) {
    return switch (code) {
      case MESSAGE_UNKNOWN, RELEASE_UNKNOWN -> "1";
      case TRAILER_MISSING -> "2";
      case WRONG_REFERENCE -> "3";
      case WRONG_COUNT -> "4";
      case WRONG_GROUP -> "6";
      case DUPLICATE_MESSAGE -> "23";
      default -> "5";
    };
  }
}
