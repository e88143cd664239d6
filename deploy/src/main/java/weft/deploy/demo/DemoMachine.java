package weft.deploy.demo;

import static weft.deploy.demo.DemoNetwork.HONGZHU;
import static weft.deploy.demo.DemoNetwork.JIAXIN;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.language.Text;
import weft.machine.MachineId;
import weft.machine.MachineKind;
import weft.machine.MachineTerms;
import weft.party.PartyCode;

/**
 * A machine of a demo company, and how it usually works.
 *
 * @param ideal seconds for one part; null where it makes no pieces
 * @param part null where it makes several
 * @param meter null where it reports its energy itself
 * @param cycle seconds that a part really takes
 * @param kW while it runs
 * @param loading seconds between two runs, in which it waits for goods
 * @param run seconds of a run
 * @param live false for one that the demo hub does not simulate, so that a gateway can report it
 */
record DemoMachine(
    MachineId id,
    Text names,
    MachineKind kind,
    @Nullable Integer ideal,
    @Nullable String part,
    @Nullable String meter,
    int cycle,
    int kW,
    int loading,
    int run,
    boolean live) {
  /** The demo's machines report at least this often; a state change is reported at once. */
  static final int REPORT_SECONDS = 300;

  /** A short break is no stop. */
  private static final int STOP_SECONDS = 900;

  static final List<DemoMachine> ALL =
      List.of(
          jiaxin("SAW-1", "Band saw GB4240", "带锯床 GB4240", 150, null, 165, 4, 240, 1_500),
          jiaxin("SAW-2", "Band saw GB4240", "带锯床 GB4240", 150, null, 160, 4, 420, 1_200),
          jiaxin("LT-1", "CNC lathe CK6150", "数控车床 CK6150", 88, "JX-881", 93, 8, 150, 2_400),
          jiaxin("LT-2", "CNC lathe CK6150", "数控车床 CK6150", 88, "JX-902", 95, 8, 150, 2_100)
              .still(),
          jiaxin(
              "MC-5",
              "Machining centre VMC850",
              "立式加工中心 VMC850",
              195,
              "JX-930",
              206,
              11,
              200,
              2_700),
          jiaxin(
                  "MC-6",
                  "Machining centre VMC850",
                  "立式加工中心 VMC850",
                  195,
                  "JX-930",
                  210,
                  11,
                  220,
                  2_700)
              .still(),
          jiaxin("BM-1", "Floor boring mill TX6213", "落地镗铣床 TX6213", 600, null, 720, 22, 60, 6_000),
          jiaxin("DR-1", "Radial drill Z3050", "摇臂钻床 Z3050", 120, null, 132, 4, 480, 1_500),
          jiaxin("PR-1", "Hydraulic press 315 t", "315 吨液压机", 30, null, 33, 30, 300, 1_800),
          jiaxin("WD-1", "Welding robot", "焊接机器人", 240, null, 255, 14, 260, 2_200),
          jiaxin("SB-1", "Shot blaster", "抛丸清理机", 360, null, 372, 37, 540, 1_900),
          jiaxin("PL-1", "Paint line", "涂装线", 420, null, 438, 45, 300, 3_600),
          furnace("FUR-1", "Induction furnace 2 t, no. 1", "1 号中频感应炉（2 吨）", 1_150),
          furnace("FUR-2", "Induction furnace 2 t, no. 2", "2 号中频感应炉（2 吨）", 1_080));

  private static DemoMachine jiaxin(
      String code,
      String en,
      String zh,
      int ideal,
      @Nullable String part,
      int cycle,
      int kW,
      int loading,
      int run) {
    return new DemoMachine(
        id(JIAXIN, "JX1", code),
        new Text(en, zh),
        MachineKind.MACHINE,
        ideal,
        part,
        null,
        cycle,
        kW,
        loading,
        run,
        true);
  }

  private static DemoMachine furnace(String code, String en, String zh, int kW) {
    return new DemoMachine(
        id(HONGZHU, "HZ1", code),
        new Text(en, zh),
        MachineKind.FURNACE,
        null,
        null,
        "EM-" + code,
        3_000,
        kW,
        1_500,
        3_000,
        true);
  }

  private static MachineId id(PartyCode owner, String site, String code) {
    return new MachineId(owner, site, code);
  }

  private DemoMachine still() {
    return new DemoMachine(id, names, kind, ideal, part, meter, cycle, kW, loading, run, false);
  }

  MachineTerms terms() {
    return new MachineTerms(
        names,
        kind,
        ideal == null ? null : BigDecimal.valueOf(ideal),
        part,
        meter,
        REPORT_SECONDS,
        STOP_SECONDS);
  }
}
