package weft.api.securitylog;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A line of the security log. This record is the JSON.
 *
 * @param number where a page ends
 * @param kind {@code login}, {@code login-refused}, {@code logout}, {@code session-ended}, {@code
 *     refused}, {@code throttled}, or {@code looked}: at what is others', by one who may
 * @param party whose member did it; null of the operator, and where nobody knows
 * @param member the person or program, or what it said it was; told to its own party and to the
 *     operator
 * @param address where it came from; told likewise
 * @param target what was asked for, with the answer's status where it was refused
 * @param subject the one thing that was looked at; null of lists
 * @param times how often, within a minute
 */
record SecurityRow(
    @JsonIgnore long number,
    Instant at,
    String kind,
    @Nullable String party,
    @Nullable String member,
    @Nullable String address,
    String target,
    @Nullable String subject,
    int times) {}
