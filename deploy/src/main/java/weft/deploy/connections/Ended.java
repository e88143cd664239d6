package weft.deploy.connections;

import java.util.Locale;

/** Why the hub refused or closed a connection; the name is the metric's label. */
enum Ended {
  /** Too many from one address. */
  ADDRESS,
  /** Too many in all, and none could be closed. */
  FULL,
  /** Closed to make room: longest without a request, or oldest body of an unknown sender. */
  PLACE,
  /** Its header was not complete in time. */
  HEADER,
  /** Its body was not complete in time. */
  BODY;

  String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
