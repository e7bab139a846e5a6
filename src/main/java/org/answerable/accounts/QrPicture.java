package org.answerable.accounts;

import io.nayuki.qrcodegen.QrCode;

/**
 * A QR code as a path of SVG, so that a page can draw it within its own markup: no image to be fetched, no script, no
 * style.
 *
 * @param size of a side in modules, with the margin of four that ISO/IEC 18004 asks for
 * @param path one square a dark module
 */
public record QrPicture(int size, String path) {
    private static final int MARGIN = 4;

    static QrPicture of(String text) {
        QrCode code = QrCode.encodeText(text, QrCode.Ecc.MEDIUM);
        StringBuilder path = new StringBuilder();
        for (int y = 0; y < code.size; y++) {
            int x = 0;
            while (x < code.size) {
                int run = 0;
                while (x + run < code.size && code.getModule(x + run, y)) {
                    run++;
                }
                if (run > 0) {
                    path.append('M')
                            .append(x + MARGIN)
                            .append(' ')
                            .append(y + MARGIN)
                            .append('h')
                            .append(run)
                            .append("v1h-")
                            .append(run)
                            .append('z');
                }
                x += run + 1;
            }
        }
        return new QrPicture(code.size + 2 * MARGIN, path.toString());
    }
}
