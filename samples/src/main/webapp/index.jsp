<%@ page contentType="text/html;charset=UTF-8" session="false" %>
<!DOCTYPE html>
<html lang="en">
<head><title>Shop</title><link rel="stylesheet" href="css/shop.css"></head>
<body>
<h1>Shop</h1>
<p><a href="products">Products</a>, served on Servlet ${pageContext.servletContext.majorVersion}.${pageContext.servletContext.minorVersion}</p>
</body>
</html>
