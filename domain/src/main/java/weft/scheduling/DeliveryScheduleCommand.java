package weft.scheduling;

import java.util.List;
import weft.event.StreamCommand;
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
   */
  record ReleaseForecast(DeliveryScheduleId schedule, Forecast forecast)
      implements DeliveryScheduleCommand {}

  /**
   * A call-off of the buyer's that names this part: DELJIT, 862, VDA 4915. Never refused: a
   * contradiction is recorded.
   */
  record ReleaseCallOff(DeliveryScheduleId schedule, CallOff callOff)
      implements DeliveryScheduleCommand {}

  /** The supplier's answer to lines of the release in force. All of them are taken, or none. */
  record CommitCallOffs(DeliveryScheduleId schedule, String release, List<Commitment> commitments)
      implements DeliveryScheduleCommand {}
}
