package com.acme;

import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.MultipartConfig;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.PrintWriter;

/** Lists the parts of a form, and echoes any other body. */
@MultipartConfig(fileSizeThreshold = 64 * 1024, maxRequestSize = 64 * 1024 * 1024)
public final class Upload extends HttpServlet {

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        String type = request.getContentType();
        if (type == null || !type.startsWith("multipart/form-data")) {
            response.setContentType(type);
            request.getInputStream().transferTo(response.getOutputStream());
            return;
        }
        response.setContentType("text/plain;charset=UTF-8");
        PrintWriter out = response.getWriter();
        for (Part part : request.getParts()) {
            out.println(part.getName() + " " + part.getSubmittedFileName() + " " + part.getSize());
        }
    }
}
