package weft.manufacturing;

import weft.party.PersonCode;

/**
 * The decision of a second person to start a step with parameters outside its sheet.
 *
 * @param by the person who decides
 */
public record ParameterOverride(String reason, PersonCode by) {}
