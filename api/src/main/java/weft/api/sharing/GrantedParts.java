package weft.api.sharing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import weft.api.asking.Body;
import weft.api.problem.Problem;
import weft.api.reading.ReadContext;
import weft.api.reading.ReadContexts;
import weft.api.security.Caller;
import weft.language.Text;
import weft.projections.sharing.OwnParts;

/**
 * Checks the parts that a grant names: an unknown part would share nothing without anyone noticing.
 */
@Component
class GrantedParts {
  /** The maximum number of faults in one answer. */
  private static final int TOLD = 50;

  private final ReadContexts readings;

  GrantedParts(ReadContexts readings) {
    this.readings = readings;
  }

  /**
   * Answers 422 {@code part-unknown} for each number that the owner does not have, up to a maximum.
   */
  void requireKnown(Caller owner, List<String> parts) {
    // while views are at different positions, a partner's number could pass for the owner's
    readings.awaitAll();
    Map<String, String> unknown = unknown(owner, parts);
    if (unknown.isEmpty()) return;
    List<Problem.Fault> faults = new ArrayList<>();
    for (int i = 0; i < parts.size() && faults.size() < TOLD; i++) {
      String own = unknown.get(parts.get(i));
      if (own == null) continue;
      faults.add(new Problem.Fault("/parts/" + i, "part-unknown", text(parts.get(i), own)));
    }
    throw Body.faulty(faults);
  }

  private Map<String, String> unknown(Caller owner, List<String> parts) {
    ReadContext reading = readings.asViewer(owner, null);
    return readings.read(reading, (db, it) -> OwnParts.unknown(db, it.scope(), parts));
  }

  private static Text text(String named, String own) {
    return own.isEmpty()
        ? new Text(
                "You have no part %s: nothing is agreed, planned, in stock or on order under this"
                    + " number.",
                "贵公司没有零件 %s：该零件号下没有零件协议、计划、库存、要货指令或订单。")
            .with(named)
        : new Text("%s is your partner's number; you call this part %s.", "%s 是伙伴的零件号，贵公司的零件号为 %s。")
            .with(named, own);
  }
}
