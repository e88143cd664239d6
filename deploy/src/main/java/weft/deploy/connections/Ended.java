package weft.deploy.connections;

import java.util.Locale;

/** Why a connection was refused or ended by the hub; its name is the metric's label. */
enum Ended {
  /** There were too many of one address. */
  ADDRESS,
  /** There were too many in all, and none could be ended for it. */
  FULL,
  /** It was the oldest that asked for nothing, and another needed its place. */
  PLACE,
  /** Its request did not get through its header in time. */
  HEADER,
  /** Its request's body was not there in time. */
  BODY;

  String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
