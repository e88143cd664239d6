package weft.deploy.demo;

import java.util.ArrayList;
import java.util.List;
import weft.party.PartyCode;

/**
 * The suppliers' other parts: small parts that are planned, stocked and ordered, but not called off
 * by EDI.
 */
final class DemoRange {
  /**
   * A line with buyer, supplier and plant, followed by lines with number, supplier's number, pieces
   * a week, CNY a piece and name.
   */
  private static final String PARTS =
      """
      HENGYUE JIAXIN PLANT1
      HY-24101 JX-1101 120 68 销轴 Pin 60 mm
      HY-24102 JX-1102 120 96 销轴 Pin 80 mm
      HY-24103 JX-1103 60 158 销轴 Pin 110 mm
      HY-24110 JX-1110 240 42 衬套 Bushing 80/95
      HY-24111 JX-1111 240 64 衬套 Bushing 110/130
      HY-24120 JX-1120 48 310 法兰 Flange DN 100
      HY-24121 JX-1121 48 455 法兰 Flange DN 150
      HY-24130 JX-1130 24 1260 拉杆 Tie rod 1800
      HY-24140 JX-1140 36 2180 活塞杆 Piston rod 160
      HY-24150 JX-1150 80 390 接头块 Manifold block
      HENGYUE HONGZHU PLANT1
      HY-31101 HZ-1101 60 720 轴承座 Bearing housing 180
      HY-31102 HZ-1102 60 965 轴承座 Bearing housing 220
      HY-31110 HZ-1110 240 345 托轮 Carrier roller
      HY-31111 HZ-1111 160 610 支重轮 Track roller
      HY-31120 HZ-1120 32 1480 驱动轮 Drive sprocket
      HY-31130 HZ-1130 40 860 滑轮 Sheave 500
      HY-31131 HZ-1131 40 1240 滑轮 Sheave 630
      HY-31140 HZ-1140 90 275 端盖 End cover QT450
      HENGYUE DINGCHENG PLANT1
      HY-52101 DC-T20 60 540 储气罐 Air receiver 20 l
      HY-52102 DC-T60 40 1120 储气罐 Air receiver 60 l
      HY-52110 DC-F08 80 185 滤油器壳体 Filter housing 80
      HY-52111 DC-F12 80 236 滤油器壳体 Filter housing 120
      HY-52120 DC-K30 24 1650 燃油箱 Fuel tank 300 l
      HY-52121 DC-K45 24 2090 燃油箱 Fuel tank 450 l
      HY-52130 DC-R10 36 780 散热器支架 Cooler frame
      HY-52140 DC-S15 60 420 消声器 Silencer 15
      LINGYUN JIAXIN WERK1
      LY-7101 JX-1201 80 82 Pin 70 mm
      LY-7102 JX-1202 80 121 Pin 90 mm
      LY-7110 JX-1210 160 48 Bushing 90/105
      LY-7111 JX-1211 160 36 Bushing 70/85
      LY-7120 JX-1220 40 640 Cylinder head 180
      LY-7121 JX-1221 40 515 Piston 180
      LY-7130 JX-1230 24 1380 Link arm
      LY-7140 JX-1240 60 145 Bracket, hose guide
      LINGYUN HONGZHU WERK1
      GUSS-201 HZ-1301 60 298 Pump flange EN-GJS-400
      GUSS-202 HZ-1302 60 312 Motor flange EN-GJS-400
      GUSS-210 HZ-1310 120 610 Track roller
      GUSS-211 HZ-1311 90 345 Carrier roller
      GUSS-220 HZ-1320 30 1480 Drive sprocket
      GUSS-230 HZ-1330 40 890 Hinge bracket, left
      GUSS-231 HZ-1331 40 890 Hinge bracket, right
      GUSS-240 HZ-1340 20 3350 Slewing gear case
      """;

  private DemoRange() {}

  static List<DemoPart> parts() {
    List<DemoPart> parts = new ArrayList<>();
    String[] between = {};
    for (String line : PARTS.lines().toList()) {
      String[] said = line.split(" ", 5);
      if (said.length == 3) between = said;
      else
        parts.add(
            DemoPart.part(
                new PartyCode(between[0]),
                new PartyCode(between[1]),
                between[2],
                said[0],
                said[1],
                said[4],
                Integer.parseInt(said[2]),
                said[3]));
    }
    return List.copyOf(parts);
  }
}
