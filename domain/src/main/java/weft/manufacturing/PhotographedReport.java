package weft.manufacturing;

/**
 * A photo of a report that was not erased.
 *
 * @param report the number of the report
 * @param sha256 of the image
 */
public record PhotographedReport(int report, String sha256) {}
