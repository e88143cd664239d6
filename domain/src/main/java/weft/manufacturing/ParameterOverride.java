package weft.manufacturing;

import weft.party.PersonCode;

/**
 * The decision of a second person to start a step with parameters outside its sheet.
 *
 * @param by the person who decides
 * @param byQuality whether that person belongs to quality and not to production
 */
public record ParameterOverride(String reason, PersonCode by, boolean byQuality) {}
