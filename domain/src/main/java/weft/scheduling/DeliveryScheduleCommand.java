package weft.scheduling;

import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.event.StreamCommand;
import weft.interchange.StatedAt;
import weft.party.Partnership;

/** Everything anyone can ask of a delivery schedule. */
public sealed interface DeliveryScheduleCommand extends StreamCommand {
  DeliveryScheduleId schedule();

  @Override
  default String stream() {
    return schedule().stream();
  }

  @Override
  default Partnership partnership() {
    return schedule().partnership();
  }

  /**
   * A release of the buyer's that names this part: DELFOR, 830, VDA 4905. Never refused: a
   * contradiction is recorded.
   *
   * @param part where the message names the part; null where it came by none
   * @param follows the release that the buyer says came before; null where it does not say
   * @param named where the release is a change of the one in force: the lines that it names, be
   *     they zero, whose dates it changes and no others; null where it is a whole one
   */
  record ReleaseForecast(
      DeliveryScheduleId schedule,
      Forecast forecast,
      @Nullable StatedAt part,
      @Nullable Predecessor follows,
      @Nullable List<ScheduleLine> named)
      implements DeliveryScheduleCommand {
    public ReleaseForecast(DeliveryScheduleId schedule, Forecast forecast) {
      this(schedule, forecast, null, null, null);
    }
  }

  /** The number of the release before, and where the message says so. */
  record Predecessor(String number, StatedAt at) {}

  /**
   * A call-off of the buyer's that names this part: DELJIT, 862, VDA 4915. Never refused: a
   * contradiction is recorded.
   *
   * @param part where the message names the part; null where it came by none
   * @param named as of a release
   */
  record ReleaseCallOff(
      DeliveryScheduleId schedule,
      CallOff callOff,
      @Nullable StatedAt part,
      @Nullable List<ScheduleLine> named)
      implements DeliveryScheduleCommand {
    public ReleaseCallOff(DeliveryScheduleId schedule, CallOff callOff) {
      this(schedule, callOff, null, null);
    }
  }

  /** The supplier's answer to lines of the release in force. All of them are taken, or none. */
  record CommitCallOffs(DeliveryScheduleId schedule, String release, List<Commitment> commitments)
      implements DeliveryScheduleCommand {}
}
