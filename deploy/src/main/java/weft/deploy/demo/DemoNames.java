package weft.deploy.demo;

import java.util.Map;
import weft.parts.PartNames;

/** The names of the demo's parts in both languages. */
final class DemoNames {
  /** Chinese part names for the buyer whose messages are in English. */
  private static final Map<String, String> CHINESE =
      Map.ofEntries(
          Map.entry("LY-7001", "回转支承座"),
          Map.entry("LY-7014", "臂根销轴"),
          Map.entry("LY-7020", "液压缸缸筒"),
          Map.entry("GUSS-100", "齿轮箱壳体"),
          Map.entry("GUSS-120", "配重"),
          Map.entry("GUSS-135", "导向轮"),
          Map.entry("LY-7101", "销轴"),
          Map.entry("LY-7102", "销轴"),
          Map.entry("LY-7110", "衬套"),
          Map.entry("LY-7111", "衬套"),
          Map.entry("LY-7120", "缸盖"),
          Map.entry("LY-7121", "活塞"),
          Map.entry("LY-7130", "连杆"),
          Map.entry("LY-7140", "软管支架"),
          Map.entry("GUSS-201", "泵法兰"),
          Map.entry("GUSS-202", "马达法兰"),
          Map.entry("GUSS-210", "支重轮"),
          Map.entry("GUSS-211", "托轮"),
          Map.entry("GUSS-220", "驱动轮"),
          Map.entry("GUSS-230", "左铰座"),
          Map.entry("GUSS-231", "右铰座"),
          Map.entry("GUSS-240", "回转齿轮箱体"));

  private DemoNames() {}

  /** The names from the part's description, in which a Chinese name comes first. */
  static PartNames of(DemoPart part) {
    String said = part.description();
    if (said.codePointAt(0) <= 0x2E80) return new PartNames(CHINESE.get(part.number()), said);
    int space = said.indexOf(' ');
    return new PartNames(said.substring(0, space), said.substring(space + 1));
  }
}
