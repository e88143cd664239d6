package weft.api.operator;

/**
 * The hub's identity; this record is the JSON.
 *
 * @param version of its release
 * @param quiet whether the hub sends nothing to partners
 */
public record AboutHub(String version, boolean quiet) {}
