package weft.api.operator;

/**
 * What this hub is; this record is the JSON.
 *
 * @param version of its release
 * @param quiet whether it leaves partners alone
 */
public record AboutHub(String version, boolean quiet) {}
