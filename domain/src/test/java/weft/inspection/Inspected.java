package weft.inspection;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.inspection.InspectionCommand.BeginInspection;
import weft.inspection.InspectionCommand.RecordResults;
import weft.inspection.InspectionEvent.InspectionBegun;
import weft.inspection.sampling.SampleRule;
import weft.inspection.sampling.SamplingPlans;
import weft.inspection.sampling.Strictness;
import weft.language.Text;
import weft.measure.Quantity;
import weft.party.PartyCode;
import weft.party.PersonCode;

/** Creates plans and inspections for tests. */
final class Inspected {
  static final PartyCode OWNER = new PartyCode("JIAXIN");
  static final PersonCode INSPECTOR = new PersonCode("P-0008");
  static final PersonCode SECOND = new PersonCode("P-0005");
  static final InspectionId ID = new InspectionId(OWNER, "Q-1001");
  static final InspectedGoods GOODS = new InspectedGoods("JX-4711", Stage.FINAL, "B-1");
  static final InspectionPlanId PLAN = new InspectionPlanId(OWNER, "JX-4711", Stage.FINAL);

  private Inspected() {}

  static SampleRule aql(String aql) {
    return new SampleRule(SampleRule.Kind.AQL, null, "II", new BigDecimal(aql));
  }

  static SampleRule fixed(int quantity) {
    return new SampleRule(SampleRule.Kind.FIXED, quantity, null, null);
  }

  /** A bore of 9.8 to 10.2 mm. */
  static Characteristic bore(SampleRule sample) {
    return number("BORE", sample, null);
  }

  static Characteristic number(String code, SampleRule sample, @Nullable String instrument) {
    return new Characteristic(
        code,
        new Text("Bore", "孔径"),
        "mm",
        new BigDecimal("10.0"),
        new BigDecimal("9.8"),
        new BigDecimal("10.2"),
        null,
        sample,
        Gravity.MAJOR,
        instrument);
  }

  static Characteristic cracks(SampleRule sample) {
    return new Characteristic(
        "CRACK", null, null, null, null, null, "no cracks", sample, Gravity.CRITICAL, null);
  }

  static BeginInspection begin(long lot, Characteristic... characteristics) {
    return new BeginInspection(
        ID,
        GOODS,
        3,
        SamplingPlans.EDITION,
        Strictness.NORMAL,
        List.of(characteristics),
        Quantity.of(lot),
        "PCE",
        null,
        INSPECTOR);
  }

  static InspectionEvent begun(long lot, Characteristic... characteristics) {
    return Inspection.NEW.decide(begin(lot, characteristics)).getFirst();
  }

  static List<Integer> samples(InspectionEvent begun) {
    return ((InspectionBegun) begun).samples().stream().map(it -> it.plan().size()).toList();
  }

  static EnteredResult value(String piece, String value) {
    return new EnteredResult("BORE", piece, new BigDecimal(value), null, null, null);
  }

  static EnteredResult attempt(String piece, String value, int attempt) {
    return new EnteredResult("BORE", piece, new BigDecimal(value), null, null, attempt);
  }

  static EnteredResult said(String piece, String text) {
    return new EnteredResult("CRACK", piece, null, text, null, null);
  }

  static RecordResults results(EnteredResult... results) {
    return new RecordResults(ID, List.of(results), INSPECTOR);
  }

  /** That many pieces, numbered from 1, of which the first ones are outside. */
  static RecordResults pieces(int count, int outside) {
    var all = new ArrayList<EnteredResult>();
    for (int i = 1; i <= count; i++)
      all.add(value(Integer.toString(i), i <= outside ? "10.3" : "10.0"));
    return new RecordResults(ID, all, INSPECTOR);
  }

  /** An inspection after commands. */
  static Inspection after(InspectionEvent begun, InspectionCommand... commands) {
    Inspection now = Inspection.NEW.evolve(begun);
    for (InspectionCommand it : commands)
      for (InspectionEvent event : now.decide(it)) now = now.evolve(event);
    return now;
  }
}
