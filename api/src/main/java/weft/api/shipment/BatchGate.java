package weft.api.shipment;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import weft.api.problem.Problem;
import weft.api.security.Caller;
import weft.event.Past;
import weft.event.Streams;
import weft.language.Text;
import weft.parts.PartAgreement;
import weft.parts.PartAgreementEvent;
import weft.parts.PartAgreementId;
import weft.party.Partnership;
import weft.shipment.Despatch;
import weft.shipment.DespatchLine;

/** Refuses goods without a batch, where the partners agreed to trace the part. */
@Component
@Order(1)
class BatchGate implements DespatchGate {
  private static final Text MISSING =
      new Text(
          "Name the batch or serial number of these goods: the part agreement traces the part.",
          "请填写该行的批次号或序列号：按零件协议，该零件须追溯。");

  private final Streams streams;

  BatchGate(Streams streams) {
    this.streams = streams;
  }

  /** 409 {@code batch-missing}, with each line that names none. */
  @Override
  public void check(Caller caller, Partnership between, Despatch despatch) {
    Map<String, String> agreements = new TreeMap<>();
    for (DespatchLine it : despatch.lines())
      if (it.batch() == null)
        agreements.put(
            it.part(),
            new PartAgreementId(between.buyer(), between.supplier(), it.part()).stream());
    if (agreements.isEmpty()) return;
    Map<String, Past> pasts = streams.pasts(Set.copyOf(agreements.values()));
    agreements.values().removeIf(it -> !isTraced(pasts.getOrDefault(it, Past.NONE)));
    List<Problem.Fault> faults = new ArrayList<>();
    for (int i = 0; i < despatch.lines().size(); i++) {
      DespatchLine it = despatch.lines().get(i);
      if (it.batch() == null && agreements.containsKey(it.part()))
        faults.add(new Problem.Fault("/lines/" + i + "/batch", "batch-missing", MISSING));
    }
    if (!faults.isEmpty())
      throw Problem.of(HttpStatus.CONFLICT, "batch-missing", MISSING).errors(faults).exception();
  }

  private static boolean isTraced(Past agreement) {
    var terms = agreement.foldedFrom(PartAgreement.NEW, PartAgreementEvent.class).terms();
    return terms != null && terms.isTraced();
  }
}
