package weft.certificate;

import org.jspecify.annotations.Nullable;
import weft.party.Department;
import weft.party.PersonCode;

/**
 * The person who validates a certificate.
 *
 * @param person the code of a person of the validating party
 * @param function such as {@code inspection representative}; null where it is not stated
 * @param department of the person at the time of the validation
 */
public record Validation(PersonCode person, @Nullable String function, Department department) {}
