package weft.api.quota;

/**
 * The quotas of a party; one client or user of it has half of each.
 *
 * @param atATime concurrent requests
 * @param requests per minute; 0 for unlimited
 * @param uploads per minute; 0 for unlimited
 * @param exports per minute; 0 for unlimited
 * @param megabytes of JSON bodies per minute; 0 for unlimited
 * @param streams open at a time
 */
public record QuotaLimits(
    int atATime, int requests, int uploads, int exports, int megabytes, int streams) {
  int of(Quota quota) {
    return switch (quota) {
      case AT_A_TIME -> atATime;
      case REQUESTS -> requests;
      case UPLOADS -> uploads;
      case EXPORTS -> exports;
      case BYTES -> megabytes << 10;
      case STREAMS -> streams;
    };
  }
}
