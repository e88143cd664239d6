package weft.api.security;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** A member's role in its party; lower case in JSON and in the membership table. */
public enum Role {
  BUYER,
  SALES,
  PLANNER,
  WAREHOUSE,
  PRODUCTION,
  QUALITY,
  /** Leads the company; the only role that reads the cockpit. */
  MANAGEMENT,
  /** A device that posts readings of its party's machines, and may do nothing else. */
  GATEWAY,
  /** The energy management of an industrial park. */
  PARK,
  /** Submits and downloads interchanges. */
  EDI,
  AUDITOR,
  BANK,
  /** Runs the hub; belongs to no party. */
  OPERATOR;

  @JsonValue
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  @JsonCreator
  public static Role of(String text) {
    return valueOf(text.toUpperCase(Locale.ROOT));
  }
}
