package weft.api.quota;

/**
 * How much a party may have of each; one client or user of it has half of that.
 *
 * @param atATime requests in hand
 * @param requests a minute; 0: any number
 * @param uploads a minute; 0: any number
 * @param exports a minute; 0: any number
 * @param megabytes of JSON bodies a minute; 0: any number
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
