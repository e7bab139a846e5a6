package org.answerable.web;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.Cipher;
import javax.crypto.CipherInputStream;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * A body that has come so far: in memory, and beyond {@value #IN_MEMORY} bytes in a file that has no name from the
 * moment it is made, and holds nothing that can be read without a key that lives in memory only (AES in counter mode:
 * it hides, and needs not prove). So neither a crash nor a copy of the disk leaves a word of it. Not thread-safe.
 */
final class Spool implements Closeable {
    static final int IN_MEMORY = 512 * 1024;

    private final Path folder;
    private ByteArrayOutputStream memory = new ByteArrayOutputStream(1024);
    private FileChannel file;
    private Cipher hiding;
    private SecretKeySpec key;
    private long length;

    /** @param folder where the file is made, where it needs one */
    Spool(Path folder) {
        this.folder = folder;
    }

    long length() {
        return length;
    }

    void write(byte[] bytes, int count) throws IOException {
        length += count;
        if (file == null && length <= IN_MEMORY) {
            memory.write(bytes, 0, count);
            return;
        }
        if (file == null) {
            open();
            byte[] before = memory.toByteArray();
            memory = null;
            hide(before, before.length);
        }
        hide(bytes, count);
    }

    private void open() throws IOException {
        Path path = Files.createTempFile(folder, "body", ".tmp");
        try {
            file = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE);
        } finally {
            Files.delete(
                    path); // What is open stays; nobody else can open it, and the system frees it with the process at
            // the latest.
        }
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        key = new SecretKeySpec(random, "AES");
        hiding = cipher(Cipher.ENCRYPT_MODE);
    }

    private Cipher cipher(int mode) {
        try {
            Cipher cipher = Cipher.getInstance("AES/CTR/NoPadding");
            cipher.init(mode, key, new IvParameterSpec(new byte[16])); // Each key is used once.
            return cipher;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private void hide(byte[] bytes, int count) throws IOException {
        byte[] hidden = hiding.update(bytes, 0, count);
        for (ByteBuffer rest = ByteBuffer.wrap(hidden == null ? new byte[0] : hidden); rest.hasRemaining(); ) {
            file.write(rest);
        }
    }

    /** Everything from the beginning; nothing may be written after. */
    InputStream read() {
        if (file == null) {
            return new ByteArrayInputStream(memory.toByteArray());
        }
        try {
            file.position(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new CipherInputStream(Channels.newInputStream(file), cipher(Cipher.DECRYPT_MODE));
    }

    @Override
    public void close() throws IOException {
        memory = null;
        if (file != null) {
            file.close();
        }
    }
}
